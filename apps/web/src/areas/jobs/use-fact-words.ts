import { useFormats } from '../../kit/words/formats.ts'
import { hasText, useText } from '../../kit/words/texts.ts'
import { type Fact, type FactChange, listChange } from './facts.ts'

/**
 * Says facts in words: their names, their values, and how they change. Unknown names and values
 * stay as the API spells them.
 */
export function useFactWords() {
  const text = useText('jobs')
  const { number } = useFormats()

  const nameOf = (name: string) => {
    const key = `fact.${name}`
    return hasText('jobs', key) ? text(key) : name
  }

  const wordsOf = (name: string, value: Fact): string => {
    if (Array.isArray(value))
      return value.map((item) => wordsOf(name, item)).join(', ') || text('nothing')
    if (value === null || value === undefined || value === '') return text('nothing')
    if (typeof value === 'boolean') return text(value ? 'yes' : 'no')
    if (name === 'mailboxQuota') return text('megabytes', { size: number(Number(value)) })
    if (typeof value === 'number') return number(value)
    const key = `value.${value}`
    return hasText('jobs', key) ? text(key) : value
  }

  const changeOf = (change: FactChange): string => {
    const { name, before, after } = change
    if (Array.isArray(after) && (Array.isArray(before) || !before)) {
      const { added, removed } = listChange(change)
      return [
        ...(added.length > 0 ? [text('added', { what: wordsOf(name, added) })] : []),
        ...(removed.length > 0 ? [text('removed', { what: wordsOf(name, removed) })] : []),
      ].join('; ')
    }
    if ((name === 'email' || name === 'alias') && !after)
      return text('released', { email: wordsOf(name, before) })
    return text('becomes', { before: wordsOf(name, before), after: wordsOf(name, after) })
  }

  return { nameOf, wordsOf, changeOf }
}
