import { lazy, Suspense } from 'react'
import { useText } from '../words/texts.ts'

/** Loaded when the first code is shown. */
const CopyableCode = lazy(async () => {
  const { CopyableCode: code } = await import('@mailroom/ui/CopyableCode')
  return { default: code }
})

/** Code to read and to copy, such as a command, a policy statement or a zone file. */
export function CodeBlock({ children }: { children: string }) {
  const text = useText('app')
  return (
    <Suspense>
      <CopyableCode
        code={children}
        copyLabel={text('copyCommand')}
        copiedText={text('copied')}
        failedText={text('copyFailed')}
      />
    </Suspense>
  )
}
