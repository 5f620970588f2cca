import { useText } from '../texts/texts.ts'

/** Spares people who use the keyboard the way through the bars. */
export function SkipLink() {
  const text = useText('app')
  return (
    <button
      type="button"
      className="skip-link"
      onClick={() => document.getElementById('content')?.focus()}
    >
      {text('skipToContent')}
    </button>
  )
}
