import Autosuggest from '@cloudscape-design/components/autosuggest'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { Suggestion } from './use-suggestions.ts'

type Props = {
  name: string
  suggestions: readonly Suggestion[]
  isLoading?: boolean
  onChosen?: (value: string) => void
}

/** An input with suggestions; any other text can be typed, for what AWS does not list. */
export function SuggestInput({ name, suggestions, isLoading = false, onChosen }: Props) {
  const text = useText('organizationCreation')
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
