import './DiffLines.css'
import '@mailroom/ui/hidden.css'
import { indentedJson } from '@mailroom/schemas/json-text'
import { useText } from '../words/texts.ts'
import { type DiffLine, diffLines } from './diff-lines.ts'

function Line({ line }: { line: DiffLine }) {
  const text = useText('app')
  if (line.kind === 'skipped')
    return <div className="diff-skipped">{text('diffSkipped', { count: line.count })}</div>
  if (line.kind === 'same') return <div className="diff-line">{line.text}</div>
  const [Tag, sign] = line.kind === 'added' ? (['ins', '+'] as const) : (['del', '−'] as const)
  return (
    <Tag className="diff-line">
      <span className="diff-sign" aria-hidden="true">
        {sign}
      </span>
      <span className="visually-hidden">{text(`diff.${line.kind}`)} </span>
      {line.text}
    </Tag>
  )
}

/** The lines in which two JSON texts differ, as they are and as they will be. */
export function DiffLines({ before, after }: { before: string; after: string }) {
  const text = useText('app')
  const lines = diffLines(indentedJson(before), indentedJson(after))
  if (lines.length === 0) return <div>{text('diffNone')}</div>
  return (
    <div className="diff">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place.
        <Line key={index} line={line} />
      ))}
    </div>
  )
}
