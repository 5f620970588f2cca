import type { JobStep } from '@mailroom/schemas/job-rows'
import { isOperationId } from '@mailroom/schemas/operations'
import { hasText, useText } from '../../kit/words/texts.ts'
import { changedFacts } from './facts.ts'
import { useFactWords } from './use-fact-words.ts'

/** Says a step in words: the action and the changes, each fact as before → after. */
export function useStepWords() {
  const text = useText('jobs')
  const appText = useText('app')
  const { nameOf, changeOf } = useFactWords()

  const titleOf = ({ operation, about, after }: JobStep): string => {
    if (operation === 'aliases.create' && about !== undefined)
      return text('giveAlias', { alias: String(after.alias), name: about })
    const title = isOperationId(operation) ? appText(`operation.${operation}`) : operation
    return about === undefined ? title : `${title}: ${about}`
  }

  /**
   * Returns the action in a few words, the same for users, groups and resources if they share the
   * operation.
   */
  const actionOf = (operation: string): string => {
    const keys = [`action.${operation}`, `action.${operation.split('.').at(-1)}`]
    const key = keys.find((each) => hasText('jobs', each))
    return key !== undefined && hasText('jobs', key) ? text(key) : operation
  }

  const capital = (line: string) => line.charAt(0).toLocaleUpperCase() + line.slice(1)

  /**
   * Returns all actions on one entry, in one line. A single action names what else it is about, and
   * an effect as before → after: two rows may differ in nothing else.
   */
  const summaryOf = (steps: readonly JobStep[]): string => {
    const [first, ...others] = steps
    if (first?.about !== undefined && others.length === 0) {
      const effects = changedFacts(first).filter(({ name }) => name === 'effect')
      const parts = [first.about, ...effects.map(changeOf)]
      return capital(`${actionOf(first.operation)}: ${parts.join(', ')}`)
    }
    const counts = new Map<string, number>()
    for (const { operation } of steps) {
      const action = actionOf(operation)
      counts.set(action, (counts.get(action) ?? 0) + 1)
    }
    const parts = [...counts].map(([label, count]) =>
      count === 1 ? label : text('counted', { label, count }),
    )
    return capital(parts.join(', '))
  }

  const changesOf = (step: JobStep): string =>
    changedFacts(step)
      .map((fact) => `${nameOf(fact.name)}: ${changeOf(fact)}`)
      .join(' · ')

  return { titleOf, actionOf, summaryOf, changesOf }
}
