import type { ExportEvidence } from '../../evidence.ts'
import type { State } from '../mailbox-events.ts'
import { call } from '../session.ts'
import { ArchiveProof } from './ArchiveProof.tsx'
import { useFormats, useWords } from './formats.ts'
import { Progress } from './Progress.tsx'

type Props = { state: State; evidence: readonly ExportEvidence[]; onFailure(): void }

/** How much there is, how much of it was read, and what cannot be. Source: ARC-05. */
export function Summary({ state, evidence, onFailure }: Props) {
  const words = useWords()
  const { size } = useFormats()
  const { counts, archives, isReading } = state
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const read = all - counts.waiting
  return (
    <div class="summary">
      <p>
        {words('counts.entries', { count: all })}{' '}
        {words('counts.message', { count: counts.message })},{' '}
        {words('counts.calendar', { count: counts.calendar })},{' '}
        {words('counts.other', { count: counts.other })},{' '}
        <span class={counts.damaged > 0 ? 'bad' : ''}>
          {words('counts.damaged', { count: counts.damaged })}
        </span>
        {counts.waiting > 0 && `, ${words('counts.waiting', { count: counts.waiting })}`}.
      </p>
      {isReading && (
        <>
          <Progress done={read} all={all}>
            {words('reading', { done: read, all })}
          </Progress>
          <button type="button" onClick={() => call('stop').catch(onFailure)}>
            {words('stop')}
          </button>
        </>
      )}
      {!isReading && counts.waiting > 0 && (
        <button type="button" onClick={() => call('goOn').catch(onFailure)}>
          {words('goOn')}
        </button>
      )}
      <details>
        <summary>{words('archives', { count: archives.length })}</summary>
        <ul>
          {archives.map(({ name, size: bytes, entries }, number) => (
            <li key={`${number} ${name}`}>
              <bdi>{name}</bdi> <span class="dim">{size(bytes)}</span>{' '}
              {words('counts.entries', { count: entries })}{' '}
              <ArchiveProof archive={number} name={name} evidence={evidence} />
            </li>
          ))}
        </ul>
      </details>
      {archives.map(
        ({ name, problem }, number) =>
          problem && (
            <p key={`${number} ${name}`} role="alert" class="notice bad">
              {words(`archiveProblem.${problem}`, { name })}
            </p>
          ),
      )}
    </div>
  )
}
