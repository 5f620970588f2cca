import { createRequire } from 'node:module'
import { Language, type Node, Parser } from '@vscode/tree-sitter-wasm'
import { beforeAll, expect, test } from 'vitest'
import { program } from '../programs.ts'

const grammar = '@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm'
const parser: { now?: Parser } = {}

beforeAll(async () => {
  await Parser.init()
  const now = new Parser()
  now.setLanguage(await Language.load(createRequire(import.meta.url).resolve(grammar)))
  parser.now = now
})

function nodesOf(text: string): Node[] {
  const root = parser.now?.parse(text)?.rootNode
  if (!root) throw new Error('There is no tree')
  const all: Node[] = []
  const visit = (node: Node) => {
    all.push(node)
    for (const child of node.children) if (child) visit(child)
  }
  visit(root)
  return all
}

/** Everything that a script says in the place of a command. */
function commandsOf(nodes: readonly Node[]) {
  return nodes
    .filter(({ type }) => type === 'command')
    .map((node) => ({
      node,
      // The grammar has a rule of its own for ForEach-Object.
      name: node.childForFieldName('command_name')?.text ?? node.text.replace(/ .*$/s, ''),
      elements: node.childForFieldName('command_elements')?.text ?? '',
      parameters: nodesOf(node.text)
        .filter(
          ({ type, parent }) => type === 'command_parameter' && parent?.parent?.text === node.text,
        )
        .map(({ text }) => text.replace(/:.*$/s, '')),
    }))
}

const functionsOf = (nodes: readonly Node[]) =>
  nodes.filter(({ type }) => type === 'function_name').map(({ text }) => text)

const errorsOf = (nodes: readonly Node[]) =>
  nodes
    .filter(({ isError, isMissing }) => isError || isMissing)
    .map(({ startPosition, text }) => `${startPosition.row + 1}: ${text.slice(0, 80)}`)

/** What runs text, or loads code. */
const dangerous =
  /invoke-|\biex\b|scriptblock|executioncontext|add-type|start-process|start-job|import-module|\.invoke\w*\(|remove-|disable-|clear-(?!list)/i

/** The cmdlets that change Exchange Online, with the parameters that the chapter names. Source: KIT-12. */
const changing: Record<string, readonly string[]> = {
  'New-Mailbox': ['-Room', '-Equipment', '-Name', '-DisplayName', '-PrimarySmtpAddress'],
  'Set-CalendarProcessing': [
    ...['-Identity', '-AutomateProcessing', '-AllBookInPolicy', '-AllRequestInPolicy'],
    ...['-AllowConflicts', '-AllowRecurringMeetings', '-ResourceDelegates'],
  ],
  'New-DistributionGroup': ['-Name', '-DisplayName', '-PrimarySmtpAddress', '-Type'],
  'Set-DistributionGroup': [
    ...['-Identity', '-RequireSenderAuthenticationEnabled', '-EmailAddresses'],
    ...['-GrantSendOnBehalfTo', '-HiddenFromAddressListsEnabled'],
    '-BypassSecurityGroupManagerCheck',
  ],
  'Add-DistributionGroupMember': ['-Identity', '-Member', '-BypassSecurityGroupManagerCheck'],
  'Set-Mailbox': [
    ...['-Identity', '-EmailAddresses', '-GrantSendOnBehalfTo', '-HiddenFromAddressListsEnabled'],
  ],
  'Add-MailboxPermission': ['-Identity', '-User', '-AccessRights', '-AutoMapping'],
  'Add-RecipientPermission': ['-Identity', '-Trustee', '-AccessRights', '-Confirm'],
  'New-MailContact': ['-Name', '-DisplayName', '-ExternalEmailAddress'],
  'Set-User': ['-Identity', '-Initials', '-Company'],
}
const reading = [
  ...['Get-Recipient', 'Get-DistributionGroup', 'Get-DistributionGroupMember', 'Get-Mailbox'],
  ...['Get-MailboxPermission', 'Get-RecipientPermission', 'Get-CalendarProcessing', 'Get-User'],
]
const own = [
  ...['Set-StrictMode', 'Join-Path', 'Test-Path', 'Get-Content', 'Import-Csv', 'Add-Member'],
  ...['Write-Host', 'ForEach-Object', 'Where-Object', 'Select-Object', 'Sort-Object', 'Get-Date'],
  ...['Start-Sleep', 'New-Object', 'Get-Command', 'Set-Location', 'Get-Unique'],
]

test.each(['exchange-apply.ps1', 'gam-run.ps1'] as const)(
  '%s: PowerShell can read it, and no text ever becomes a command (KIT-04, 07 §11 scenario 18)',
  (name) => {
    const text = program(name)
    const nodes = nodesOf(text)
    expect(errorsOf(nodes)).toEqual([])
    // The grammar sees a mistake where one is.
    expect(errorsOf(nodesOf(text.replace(') {', ' {')))).not.toEqual([])
    const functions = functionsOf(nodes)
    const allowed = [...functions, ...own, ...reading, ...Object.keys(changing), 'gam']
    const commands = commandsOf(nodes)
    expect(commands.length).toBeGreaterThan(50)
    expect(commands.map((each) => each.name).filter((each) => !allowed.includes(each))).toEqual([])
    expect(nodes.filter(({ type }) => type === 'command_invokation_operator')).toEqual([])
    expect(nodes.filter(({ type }) => type === 'comment').length).toBeGreaterThan(5)
    const code = nodes
      .filter(({ type }) => type === 'comment')
      .reduce((rest, { text: comment }) => rest.replace(comment, ''), text)
    expect(dangerous.exec(code)?.[0]).toBeUndefined()
  },
)

test('exchange-apply.ps1 changes Exchange Online with the ten cmdlets of the chapter alone, each with -WhatIf, and with no parameter besides (KIT-12)', () => {
  const commands = commandsOf(nodesOf(program('exchange-apply.ps1')))
  const used = commands.filter(({ name }) => Object.hasOwn(changing, name))
  expect([...new Set(used.map(({ name }) => name))].sort()).toEqual(Object.keys(changing).sort())
  for (const { name, parameters, elements } of used) {
    const rest = parameters.filter((each) => !changing[name]?.includes(each))
    expect([name, ...rest]).toEqual([name, '-WhatIf', '-ErrorAction'])
    expect(elements).toContain('-WhatIf:$Simulate -ErrorAction Stop')
    // Splatting would hide which parameters there are.
    expect(elements).not.toMatch(/(?:^|\s)@\w/)
    if (name === 'Add-RecipientPermission') expect(elements).toContain('-Confirm:$false')
  }
  // An alias is never given in one call with the primary address.
  const together = used.filter(({ elements }) => /-EmailAddresses.*-PrimarySmtp/.test(elements))
  expect(together).toEqual([])
  for (const { name, elements } of commands.filter((each) => reading.includes(each.name)))
    expect([name, elements]).toEqual([name, expect.stringContaining('-ErrorAction Stop')])
  expect(commands.filter(({ name }) => name === 'Connect-ExchangeOnline')).toEqual([])
})

test('gam-run.ps1 calls GAM with the same words for everybody, and they are those of gam-run.sh (KIT-22)', () => {
  const commands = commandsOf(nodesOf(program('gam-run.ps1'))).filter(({ name }) => name === 'gam')
  expect(commands).toHaveLength(14)
  const words = commands.map(({ elements }) => elements.replace(/ \*>> \S+$/, '').trim())
  for (const each of words) expect(each).not.toMatch(/["$`(){}@;|&]/)
  const changes = words
    .filter((each) => each.startsWith('csv '))
    .map((each) => each.replace(/^csv .* noescapechar true gam /, ''))
  const shell = program('gam-run.sh')
  expect(changes).toHaveLength(7)
  for (const each of changes) expect(shell).toContain(`each_missing ${each} ;;`)
})
