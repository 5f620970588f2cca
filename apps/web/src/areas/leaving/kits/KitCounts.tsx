import './kits.css'
import type { KitCounts as Counts } from '@mailroom/schemas/kits'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { kindNames, useKitWords } from './use-kit-words.ts'

const ways = ['carried', 'byHand', 'excluded'] as const

/** What became of everything in the snapshot: in each row and column the sums meet. Source: KIT-02. */
export function KitCounts({ counts }: { counts: readonly Counts[] }) {
  const text = useText('kits')
  const words = useKitWords()
  const { number } = useFormats()
  const known = kindNames.flatMap((name) => counts.find(({ kind }) => kind === name) ?? [])
  const all = (row: Counts) => row.carried + row.byHand + row.excluded
  const total = (of: (row: Counts) => number) => known.reduce((sum, row) => sum + of(row), 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it where it is too wide.
    <section className="kit-counts-frame" aria-label={text('counts')} tabIndex={0}>
      <table className="kit-counts">
        <caption>{text('counts')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('kind')}</th>
            {ways.map((way) => (
              <th key={way} scope="col">
                {text(`disposition.${way}`)}
              </th>
            ))}
            <th scope="col">{text('inSnapshot')}</th>
          </tr>
        </thead>
        <tbody>
          {known.map((row) => (
            <tr key={row.kind}>
              <th scope="row">{words.kind(row.kind)}</th>
              {ways.map((way) => (
                <td key={way}>{number(row[way])}</td>
              ))}
              <td>{number(all(row))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('total')}</th>
            {ways.map((way) => (
              <td key={way}>{number(total((row) => row[way]))}</td>
            ))}
            <td>{number(total(all))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
