import { CopyableText } from '@mailroom/ui/CopyableText'
import { nothing } from '../words/formats.ts'
import { useText } from '../words/texts.ts'

type Props = {
  /** The name of the value, such as `User ID`. */
  what: string
  /** An ID, an ARN or an address. */
  children: string | undefined
  /** What is shown of a long value. */
  shown?: string
}

/** A value that people need elsewhere, with a button that copies it. */
export function Copyable({ what, children, shown }: Props) {
  const text = useText('app')
  if (!children) return nothing
  return (
    <CopyableText
      text={children}
      shown={shown}
      label={text('copyValue', { what })}
      copiedText={text('copied')}
      failedText={text('copyFailed')}
    />
  )
}
