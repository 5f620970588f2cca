import './tokens.css'
import './CopyableText.css'
import { Fragment, useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'

type Props = {
  text: string
  /** The beginning of a long text, where only that is shown. */
  shown?: string | undefined
  /** The name of the button, such as `Copy user ID`. */
  label: string
  copiedText: string
  failedText: string
}

/** How long the result of copying stays. Milliseconds. */
const resultMs = 4_000

/** Lets a text break only between its parts, such as the parts of an ARN or an address. */
function inParts(text: string) {
  return text.split(/(?<=[:/@._-])/).map((part, at, parts) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts repeat, and their order never changes.
    <Fragment key={at}>
      {part}
      {at < parts.length - 1 && <wbr />}
    </Fragment>
  ))
}

/** A value with a button after it, which copies it and says whether that worked. */
export function CopyableText({ text, shown = text, label, copiedText, failedText }: Props) {
  const [result, setResult] = useState<boolean>()
  useEffect(() => {
    if (result === undefined) return
    const timer = setTimeout(() => setResult(undefined), resultMs)
    return () => clearTimeout(timer)
  }, [result])
  return (
    <span className="copyable-text">
      <span>{inParts(shown)}</span>
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => {
          setResult(undefined)
          void copyText(text).then(setResult)
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M2 5h9v9H2zM5 5V2h9v9h-3" />
        </svg>
      </button>
      <span role="status" data-result={result}>
        {result === true && copiedText}
        {result === false && failedText}
      </span>
    </span>
  )
}
