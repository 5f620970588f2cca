import { useText } from '../kit/words/texts.ts'

/** Lets people who use the keyboard skip the bars. */
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
