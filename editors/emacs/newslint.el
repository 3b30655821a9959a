;;; newslint.el --- newslint in Emacs, through eglot  -*- lexical-binding: t; -*-
;; Put this into init.el. Eglot is a part of Emacs since version 29; before, it is the package `eglot'.

(require 'eglot)

(defconst newslint-modes '(markdown-mode gfm-mode html-mode mhtml-mode rst-mode adoc-mode))

(add-to-list 'eglot-server-programs
             `((,@newslint-modes (text-mode :language-id "plaintext")) . ("newslint" "server")))

(dolist (mode newslint-modes)
  (add-hook (intern (format "%s-hook" mode)) #'eglot-ensure))
;; In plain text, start it with M-x eglot: text-mode is also what commit messages are written in.

(put 'rst-mode 'eglot-language-id "restructuredtext")
(put 'gfm-mode 'eglot-language-id "markdown")
(put 'adoc-mode 'eglot-language-id "asciidoc")
(put 'html-mode 'eglot-language-id "html")
(put 'mhtml-mode 'eglot-language-id "html")

(defun newslint-fix-all ()
  "Apply all safe fixes to this text."
  (interactive)
  (let ((kind "source.fixAll.newslint"))
    (when (eglot-code-actions (point-min) (point-max) kind)
      (eglot-code-actions (point-min) (point-max) kind t))))

(defun newslint-fix-on-save ()
  "Have all safe fixes applied whenever this text is saved."
  (if (eglot-managed-p)
      (add-hook 'before-save-hook #'newslint-fix-all nil t)
    (remove-hook 'before-save-hook #'newslint-fix-all t)))

;; To fix on saving; leave this line out if you would rather not:
(add-hook 'eglot-managed-mode-hook #'newslint-fix-on-save)
