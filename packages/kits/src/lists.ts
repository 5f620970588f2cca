import { csvFiles } from './files.ts'
import type { Kit } from './kit.ts'

/** Begins a list for people. */
export const listFor = (name: string, ...headings: readonly string[]) =>
  csvFiles((part) => `${name}${part === 1 ? '' : `-${part}`}.csv`, { headings, forPeople: true })

/** Writes the lists from which people work where a target reads no file. Source: KIT-40, KIT-42. */
export function* handLists(kit: Kit, { aliasesOfUsers = true } = {}) {
  const aliases = listFor('aliases', 'Address', 'Alias')
  const groups = listFor('groups', 'Group', 'Name', 'Member')
  for (const { address, aliases: more } of [
    ...(aliasesOfUsers ? kit.users : []),
    ...[...kit.groups, ...kit.resources],
  ]) {
    yield
    for (const alias of more) aliases.add([address, alias.address])
  }
  for (const { row, address } of kit.groups) {
    yield
    const name = row.name ?? ''
    const members = kit.membersOf(row.id)
    if (members.length === 0) groups.add([address, name, ''])
    for (const { member } of members) groups.add([address, name, member.address])
  }
  kit.add(aliases)
  kit.add(groups)
}
