-- newslint in Neovim 0.11 or later. Put this into init.lua, or save it as plugin/newslint.lua in the configuration folder.
vim.filetype.add({ extension = { mdx = 'mdx' } })

local names = { text = 'plaintext', rst = 'restructuredtext' } -- where the protocol's name is another than Neovim's

vim.lsp.config('newslint', {
  cmd = { 'newslint', 'server' },
  filetypes = { 'markdown', 'mdx', 'html', 'text', 'asciidoc', 'rst' },
  root_markers = { { 'newslint.toml', '.newslint.toml', 'pyproject.toml' }, '.git' },
  get_language_id = function(_, filetype) return names[filetype] or filetype end,
})
vim.lsp.enable('newslint')

local function fix_all(buffer, client)
  local last = vim.api.nvim_buf_line_count(buffer)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = { start = { line = 0, character = 0 }, ['end'] = { line = last, character = 0 } },
    context = { only = { 'source.fixAll.newslint' }, diagnostics = {} },
  }
  -- Not vim.lsp.buf.code_action: its edit would come after the file was written.
  local reply = client:request_sync('textDocument/codeAction', params, 2000, buffer)
  for _, action in ipairs(reply and reply.result or {}) do
    if not action.edit then
      local resolved = client:request_sync('codeAction/resolve', action, 2000, buffer)
      action = resolved and resolved.result or action
    end
    if action.edit then vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding) end
  end
end

vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if not client or client.name ~= 'newslint' then return end
    vim.api.nvim_buf_create_user_command(event.buf, 'NewslintFixAll', function() fix_all(event.buf, client) end, {})
    -- To fix on saving; leave these lines out if you would rather not:
    vim.api.nvim_create_autocmd('BufWritePre', {
      buffer = event.buf,
      callback = function() fix_all(event.buf, client) end,
    })
  end,
})
