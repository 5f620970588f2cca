import { lazy, Suspense } from 'react'

/** Loaded with the first JSON that is edited, as the editor is. */
const DiffLines = lazy(async () => {
  const { DiffLines: lines } = await import('./DiffLines.tsx')
  return { default: lines }
})

/** What changes in a JSON text, line by line, for the words of a form (`FieldWords.change`). */
export function JsonDiff(props: { before: string; after: string }) {
  return (
    <Suspense>
      <DiffLines {...props} />
    </Suspense>
  )
}
