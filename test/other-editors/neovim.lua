-- Neovim 0.7 or newer as its user has it: opens a draft, waits for findings, asks for the outline and for the definition under the
-- cursor, types a letter, formats, and prints what it saw as JSON. Run by run.mjs.
local server = vim.env.BUT_SON_SERVER
local seen = {}

local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit')
end

local function main()
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'vanban'
  local client_id = vim.lsp.start_client({
    name = 'but_son',
    cmd = { 'node', server, '--stdio' },
    root_dir = vim.fn.getcwd(),
    workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = 'drafts' } },
    settings = { butSon = { language = 'vi' } },
  })
  if not client_id then
    return fail('the server did not start')
  end
  vim.lsp.buf_attach_client(buffer, client_id)

  local function ask(method, params)
    params.textDocument = { uri = vim.uri_from_bufnr(buffer) }
    local answers, reason = vim.lsp.buf_request_sync(buffer, method, params, 10000)
    if not answers or not answers[client_id] then
      fail('no answer to ' .. method .. ': ' .. tostring(reason))
    end
    return answers[client_id].result
  end
  local function findings()
    local list = {}
    for _, finding in ipairs(vim.diagnostic.get(buffer)) do
      local line = vim.api.nvim_buf_get_lines(buffer, finding.lnum, finding.lnum + 1, true)[1]
      table.insert(list, {
        line = finding.lnum + 1,
        text = line:sub(finding.col + 1, finding.end_col),
        severity = finding.severity,
        message = finding.message,
      })
    end
    return list
  end

  vim.wait(10000, function()
    return #vim.diagnostic.get(buffer) > 0
  end, 20)
  seen.findings = findings()
  seen.symbols = ask('textDocument/documentSymbol', {})

  vim.fn.search('07-NQ/TU, ngày')
  seen.definition = ask('textDocument/definition', vim.lsp.util.make_position_params(0, 'utf-16'))

  -- The year is put right: the finding goes away.
  vim.cmd([[silent %s#15/12/2025#15/07/2025#]])
  vim.wait(10000, function()
    for _, finding in ipairs(findings()) do
      if finding.severity == vim.diagnostic.severity.ERROR then
        return false
      end
    end
    return true
  end, 20)
  seen.repaired = findings()

  vim.cmd([[silent %s#Văn phòng Tỉnh ủy theo dõi,#Văn phòng  Tỉnh ủy theo dõi ,#]])
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 10000 })
  else
    vim.lsp.buf.formatting_sync(nil, 10000)
  end
  seen.formatted = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
  io.stdout:write(vim.fn.json_encode(seen) .. '\n')
  vim.lsp.stop_client(client_id)
  vim.cmd('qall!')
end

local ok, problem = pcall(main)
if not ok then
  fail(tostring(problem))
end
