import Autosuggest from '@cloudscape-design/components/autosuggest'
import { useText } from '../words/texts.ts'
import { useField } from './use-field.ts'

/** A value that AWS lists; disabled, with the reason in its description, if it cannot be used. */
export type Suggestion = { value: string; description: string; disabled: boolean }

/** What AWS lists for a field; `error` says why it lists nothing. */
export type Suggestions = {
  options: readonly Suggestion[]
  isLoading: boolean
  error: Error | null
}

type Props = {
  name: string
  suggestions: readonly Suggestion[]
  isLoading?: boolean
  onChosen?: (value: string) => void
}

/** An input with suggestions; any other text can be typed, for what AWS does not list. */
export function SuggestInput({ name, suggestions, isLoading = false, onChosen }: Props) {
  const text = useText('app')
  const { value, change, blur, ref } = useField(name, '')
  return (
    <Autosuggest
      ref={ref}
      name={name}
      value={value}
      options={suggestions}
      statusType={isLoading ? 'loading' : 'finished'}
      loadingText={text('loadingSuggestions')}
      enteredTextLabel={(typed) => text('useTyped', { typed })}
      disableBrowserAutocorrect
      ariaRequired
      onChange={({ detail }) => change(detail.value)}
      onSelect={({ detail }) => onChosen?.(detail.value)}
      onBlur={blur}
    />
  )
}
