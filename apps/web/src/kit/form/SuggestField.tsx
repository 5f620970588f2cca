import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { RefusedWords } from './RefusedWords.tsx'
import { SuggestInput, type Suggestions } from './SuggestInput.tsx'
import { useFieldError } from './use-field.ts'

/** Why there are no suggestions, and where to find the value all the same. */
export function SuggestHint({ error, children }: { error: Error | null; children: ReactNode }) {
  const text = useText('app')
  const words = useErrorWords()
  if (!error) return children
  const failure = apiErrorOf(error)
  return (
    <SpaceBetween size="xxs">
      <div>
        {text('noSuggestions', {
          why: words(failure),
          action: failure.missingAction ?? '',
          reason:
            failure.missingAction === undefined
              ? 'none'
              : failure.deniedBy === undefined
                ? 'missing'
                : 'denied',
        })}
      </div>
      <div>{children}</div>
    </SpaceBetween>
  )
}

type Props = FieldProps & {
  suggestions: Suggestions
  placeholder?: string
  onChosen?: (value: string) => void
}

/** A field with what AWS lists as suggestions. Source: ORG-13, DOM-03. */
export function SuggestField(props: Props) {
  const { name, constraint, suggestions, placeholder, onChosen, ...frame } = props
  const { options, isLoading, error } = suggestions
  return (
    <FieldFrame
      {...frame}
      constraint={<SuggestHint error={error}>{constraint}</SuggestHint>}
      errorText={useFieldError()(name)}
      details={<RefusedWords name={name} />}
    >
      <SuggestInput
        name={name}
        suggestions={options}
        isLoading={isLoading}
        placeholder={placeholder}
        onChosen={onChosen}
      />
    </FieldFrame>
  )
}
