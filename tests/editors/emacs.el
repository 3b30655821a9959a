;;; emacs.el --- Emacs itself, with the settings that docs/editors.md shows  -*- lexical-binding: t; -*-
;; emacs -q --batch -l tests/editors/emacs.el -f ert-run-tests-batch-and-exit
;; It wants eglot and markdown-mode (Debian: emacs-nox elpa-eglot elpa-markdown-mode), and newslint on the PATH.

(require 'ert)
(package-initialize)
(load (expand-file-name "../../editors/emacs/newslint.el" (file-name-directory load-file-name)))

(defconst damaged "# Überschrift 😀\n\n😀 The firm\\'s chief 👩‍👩‍👧 called it \\\"a start\\\" é 😀.\n\nAll\\'s well 🙂.\n")
(defconst repaired (string-replace "\\" "" damaged))

(defun backslashes ()
  "The positions of the backslashes in this buffer, in characters from 1."
  (save-excursion
    (goto-char (point-min))
    (let (found)
      (while (search-forward "\\" nil t) (push (match-beginning 0) found))
      (nreverse found))))

(defun flagged ()
  "Where the findings of ESC001 begin; each has to cover exactly one backslash."
  (let ((found (seq-filter (lambda (each) (string-match-p "ESC001" (flymake-diagnostic-text each)))
                           (flymake-diagnostics))))
    (dolist (each found)
      (should (= (flymake-diagnostic-end each) (1+ (flymake-diagnostic-beg each)))))
    (sort (mapcar #'flymake-diagnostic-beg found) #'<)))

(defun until-flagged (wanted)
  "Wait until the findings begin at WANTED, for at most 20 seconds."
  ;; Emacs does these two when it is idle, which it never is in batch mode.
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (with-timeout (20)
    (while (not (equal (flagged) wanted))
      (accept-process-output nil 0.05)))
  (should (equal (flagged) wanted)))

(defmacro with-story (&rest body)
  "Do BODY in a buffer of a damaged Markdown file, once its findings are there."
  `(let* ((folder (make-temp-file "newslint-emacs-" t))
          (story (expand-file-name "story.md" folder))
          (coding-system-for-write 'utf-8-unix)
          (flymake-no-changes-timeout 0.05)
          (eglot-sync-connect t))
     (unwind-protect
         (progn
           (make-directory (expand-file-name ".git" folder))
           (write-region damaged nil story nil 'silent)
           (with-current-buffer (find-file-noselect story)
             (eglot--maybe-activate-editing-mode)
             (unless (eglot-managed-p) (apply #'eglot (eglot--guess-contact)))
             (should (eglot-managed-p))
             (until-flagged (backslashes))
             (should (= (length (flagged)) 4))
             ,@body
             (set-buffer-modified-p nil)
             (eglot-shutdown (eglot-current-server))
             (kill-buffer)))
       (delete-directory folder t))))

(ert-deftest quick-fix-mends-its-finding-and-no-other ()
  (with-story
   (let ((places (backslashes))
         (last-nonmenu-event ?\r)) ; asked on the keyboard, not with the mouse
     (cl-letf (((symbol-function 'completing-read)
                (lambda (_prompt _actions _predicate _match _initial _history preferred) preferred)))
       (eglot-code-actions (nth 1 places) (1+ (nth 1 places)) "quickfix" t))
     (should (equal (backslashes) (list (car places) (1- (nth 2 places)) (1- (nth 3 places)))))
     (until-flagged (backslashes)))))

(ert-deftest what-is-typed-is-checked ()
  (with-story
   (goto-char (nth 1 (backslashes)))
   (insert "🎉 it\\'s ")
   (until-flagged (backslashes))
   (should (= (length (flagged)) 5))))

(ert-deftest fix-all-repairs-the-text ()
  (with-story
   (newslint-fix-all)
   (should (equal (buffer-string) repaired))
   (until-flagged nil)
   (newslint-fix-all)))

(ert-deftest saving-repairs-the-file ()
  (with-story
   (insert " ")
   (delete-char -1)
   (save-buffer)
   (should (equal (with-temp-buffer (insert-file-contents story) (buffer-string)) repaired))))
