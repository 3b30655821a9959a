"""The language server: what an editor asks for, answered by the engine. Needs the extra `newslint[lsp]`."""
