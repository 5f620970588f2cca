import type { Output } from '@mailroom/schemas/operations'
import { visible } from '../../../kit/page/visible.ts'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { compareHeadings } from './compare-headings.ts'

type Compared = Pick<Output<'kits.checkSample'>, 'expected' | 'found'>

/** Both lists beside each other, each heading with its own one. Source: KIT-07. */
export function ComparedHeadings({ expected, found }: Compared) {
  const text = useText('kits')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it where it is too wide.
    <section className="kit-counts-frame" aria-label={text('headings')} tabIndex={0}>
      <table className="kit-counts kit-headings">
        <caption>{text('headings')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('headingOfKit')}</th>
            <th scope="col">{text('headingOfSample')}</th>
            <th scope="col">{text('headingState')}</th>
          </tr>
        </thead>
        <tbody>
          {compareHeadings(expected, found).map(({ kit, sample }) => (
            <tr key={`${kit?.place} ${sample?.place}`}>
              <td>{kit ? visible(kit.heading) : nothing}</td>
              <td>{sample ? visible(sample.heading) : nothing}</td>
              <td>
                {kit && sample
                  ? kit.place === sample.place
                    ? text('same')
                    : text('headingMoved', { kit: kit.place, sample: sample.place })
                  : text(kit ? 'headingMissing' : 'headingNew')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
