import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { SuggestInput, type Suggestions } from './SuggestInput.tsx'
import { useFieldError } from './use-field.ts'

/** Why there are no suggestions, and where to find the value all the same. */
export function Where({ error, children }: { error: Error | null; children: ReactNode }) {
  const text = useText('app')
  const words = useErrorWords()
  if (!error) return children
  const failure = apiErrorOf(error)
  return (
    <SpaceBetween size="xxs">
      <div>
        {text('noSuggestions', {
          why: words(failure),
          action: failure.missingAction ?? 'none',
        })}
      </div>
      <div>{children}</div>
    </SpaceBetween>
  )
}

type Props = {
  name: string
  label: string
  description: string
  /** Where people find the value. */
  where: string
  suggestions: Suggestions
  onChosen?: (value: string) => void
}

/** A field with what AWS lists as suggestions. Source: ORG-13. */
export function SuggestField({ name, label, description, where, suggestions, onChosen }: Props) {
  const { options, isLoading, error } = suggestions
  return (
    <FieldFrame
      label={label}
      description={description}
      constraint={<Where error={error}>{where}</Where>}
      errorText={useFieldError()(name)}
    >
      <SuggestInput
        name={name}
        suggestions={options}
        isLoading={isLoading}
        {...(onChosen ? { onChosen } : {})}
      />
    </FieldFrame>
  )
}
