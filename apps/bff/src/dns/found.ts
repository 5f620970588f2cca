import type { Question, Reply } from './asker.ts'
import { comparableName, type ZoneRecord } from './record-text.ts'

/** The most CNAMEs that are followed. */
const maxChain = 8

/** What an answer has of the name and type that were asked for. */
export type Found = {
  /** The records of the type, at the name or at the end of its CNAMEs. */
  records: readonly ZoneRecord[]
  /** The targets of the CNAMEs, in their order. */
  aliases: readonly string[]
  isLoop: boolean
  /** The types of the records at the name itself. */
  types: readonly string[]
  /** How many records are of names that nobody asked for. */
  foreign: number
}

/** Returns what an answer says about its question; records of other names are ignored. */
export function foundIn({ records }: Pick<Reply, 'records'>, question: Question): Found {
  const at = (name: string) => records.filter((record) => comparableName(record.name) === name)
  const first = comparableName(question.name)
  const names = [first]
  let isLoop = false
  for (let name = first; question.type !== 'CNAME' && names.length <= maxChain; ) {
    const cname = at(name).find(({ type }) => type === 'CNAME')
    if (!cname) break
    name = comparableName(cname.value)
    isLoop = names.includes(name)
    if (isLoop) break
    names.push(name)
  }
  return {
    records: at(names.at(-1) ?? first).filter(({ type }) => type === question.type),
    aliases: names.slice(1),
    isLoop,
    types: at(first).map(({ type }) => type),
    foreign: records.filter(({ name }) => !names.includes(comparableName(name))).length,
  }
}
