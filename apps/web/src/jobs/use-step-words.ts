import { isOperationId, type JobStep } from '@mailroom/schemas'
import { useText } from '../app/texts/texts.ts'
import { changedFacts } from './facts.ts'
import { useFactWords } from './use-fact-words.ts'

/** Says a step in words: what is done, and what that changes, each fact as before → after. */
export function useStepWords() {
  const appText = useText('app')
  const { nameOf, changeOf } = useFactWords()

  const titleOf = ({ operation, about }: JobStep): string => {
    const title = isOperationId(operation) ? appText(`operation.${operation}`) : operation
    return about === undefined ? title : `${title}: ${about}`
  }

  const changesOf = (step: JobStep): string =>
    changedFacts(step)
      .map((fact) => `${nameOf(fact.name)}: ${changeOf(fact)}`)
      .join(' · ')

  return { titleOf, changesOf }
}
