import { errorCodes } from '@mailroom/schemas/api-error'
import { useContext } from 'react'
import { useText } from '../words/texts.ts'
import { RefusalContext, useFieldError } from './use-field.ts'

/**
 * AWS's own words about the field that it refused, in English: our words are for its error's name
 * alone, and the reason is in the message. Source: GEN-10.
 */
export function RefusedWords({ name }: { name: string }) {
  const text = useText('app')
  const refusal = useContext(RefusalContext)
  const isShown = useFieldError()(name) !== undefined
  // What Mailroom itself refuses has words of its own, in the language of the person.
  const isOfAws =
    refusal !== undefined &&
    refusal.fields?.[name]?.code === refusal.code &&
    !Object.hasOwn(errorCodes, refusal.code)
  if (!isShown || !isOfAws || refusal.message === '') return null
  return (
    <div>
      {text('awsSays')} <span lang="en">{refusal.message}</span>
    </div>
  )
}
