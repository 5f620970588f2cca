import './Chart.css'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { Loading } from '@mailroom/ui/Loading'
import { lazy, Suspense } from 'react'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'

/** Loaded with the first chart that is shown: it weighs as much as a page. */
const BarChart = lazy(() => import('@cloudscape-design/components/bar-chart'))

type Props = {
  /** The name of the chart. */
  label: string
  /** What a bar stands for, such as *Day*. */
  barName: string
  /** What the parts of each bar are. */
  series: readonly string[]
  /** The bars, each with a number for every part. */
  bars: readonly { label: string; values: readonly number[] }[]
  /** What is said if there are no bars. */
  empty: string
}

/** The numbers of a chart, for people who want them exactly or do not see the bars. */
function ChartTable({ label, barName, series, bars }: Omit<Props, 'empty'>) {
  const { number } = useFormats()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it where it is too wide.
    <section className="chart-table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{barName}</th>
            {series.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.label}</th>
              {series.map((title, index) => (
                <td key={title}>{number(bar.values[index] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Numbers over time as stacked bars, with the table of the same numbers behind them. */
export function Chart(props: Props) {
  const { label, barName, series, bars, empty } = props
  const text = useText('app')
  const { number } = useFormats()
  if (bars.length === 0) return <p>{empty}</p>
  return (
    <div className="chart">
      <Suspense fallback={<Loading label={text('loading')} bare />}>
        <BarChart
          ariaLabel={label}
          xTitle={barName}
          height={200}
          hideFilter
          stackedBars
          xScaleType="categorical"
          xDomain={bars.map((bar) => bar.label)}
          i18nStrings={{ yTickFormatter: number }}
          series={series.map((title, index) => ({
            type: 'bar',
            title,
            data: bars.map((bar) => ({ x: bar.label, y: bar.values[index] ?? 0 })),
            valueFormatter: number,
          }))}
        />
      </Suspense>
      <Disclosure title={text('asTable')}>
        <ChartTable {...props} />
      </Disclosure>
    </div>
  )
}
