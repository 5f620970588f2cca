import { useEffect, useState } from 'preact/hooks'
import { hashOf } from '../../frame/route.ts'
import type { ShownRow } from '../mailbox-events.ts'
import { call } from '../session.ts'
import { useFormats, useWords } from './formats.ts'

/** The other messages that answer each other, oldest first. Source: ARC-05. */
export function Thread({ number }: { number: number }) {
  const words = useWords()
  const { time } = useFormats()
  const [rows, setRows] = useState<ShownRow[]>([])
  useEffect(() => {
    let isLatest = true
    call('thread', number).then(
      (found) => isLatest && setRows(found),
      () => undefined,
    )
    return () => {
      isLatest = false
    }
  }, [number])
  if (rows.length < 2) return null
  return (
    <section aria-labelledby="thread">
      <h3 id="thread">{words('thread', { count: rows.length })}</h3>
      <ol class="thread">
        {rows.map((row) => (
          <li key={row.number}>
            <a
              href={hashOf('mailboxes', String(row.number))}
              aria-current={row.number === number ? 'true' : undefined}
            >
              <bdi>{row.from || words('noSender')}</bdi>:{' '}
              <bdi>{row.subject || words('noSubject')}</bdi>
            </a>{' '}
            <span class="dim">{Number.isNaN(row.date) ? words('noDate') : time(row.date)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
