import Autosuggest from '@cloudscape-design/components/autosuggest'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
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
  placeholder?: string | undefined
  onChosen?: ((value: string) => void) | undefined
  /** Is called when the person leaves the field. */
  onLeft?: () => void
}

/**
 * An input with suggestions; any other text can be typed, for what AWS does not list. Without
 * suggestions it is a plain text box.
 */
export function SuggestInput(props: Props) {
  const { name, suggestions, isLoading = false, placeholder = '', onChosen, onLeft } = props
  const text = useText('app')
  const { value, change, blur, ref } = useField(name, '')
  /** A person may be typing when it turns out that there are no suggestions. */
  const [hasFocus, setFocus] = useState(false)
  const shared = {
    ...{ ref, name, value, placeholder, ariaRequired: true },
    onChange: ({ detail }: { detail: { value: string } }) => change(detail.value),
    onFocus: () => setFocus(true),
    onBlur: () => {
      setFocus(false)
      blur()
      onLeft?.()
    },
  }
  if (!isLoading && suggestions.length === 0)
    return <Input {...shared} autoComplete={false} spellcheck={false} autoFocus={hasFocus} />
  return (
    <Autosuggest
      {...shared}
      options={suggestions}
      statusType={isLoading ? 'loading' : 'finished'}
      loadingText={text('loadingSuggestions')}
      enteredTextLabel={(typed) => text('useTyped', { typed })}
      disableBrowserAutocorrect
      onSelect={({ detail }) => onChosen?.(detail.value)}
    />
  )
}
