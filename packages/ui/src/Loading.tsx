import './hidden.css'
import './Loading.css'
import Container from '@cloudscape-design/components/container'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'

type Props = {
  /** The text that a screen reader reads while it loads. */
  label: string
  /** The number of tabs above the card. */
  tabs?: number
  /** True to omit the outline of a card, inside of another card. */
  bare?: boolean
}

const lines = ['40%', '70%', '55%']

function Lines() {
  return (
    <SpaceBetween size="s">
      {lines.map((width) => (
        <Skeleton key={width} variant="text-body-m" width={width} />
      ))}
    </SpaceBetween>
  )
}

/**
 * An outline of content that is loading, as high as the beginning of the content, so that nothing
 * jumps.
 */
export function Loading({ label, tabs = 0, bare = false }: Props) {
  return (
    <div role="status">
      <span className="visually-hidden">{label}</span>
      <div aria-hidden="true">
        {bare ? (
          <Lines />
        ) : (
          <SpaceBetween size="l">
            {tabs > 0 && (
              <div className="loading-tabs">
                {Array.from({ length: tabs }, (_, index) => (
                  <Skeleton key={String(index)} variant="text-heading-m" width="5em" />
                ))}
              </div>
            )}
            <Container header={<Skeleton variant="text-heading-m" width="9em" />}>
              <Lines />
            </Container>
          </SpaceBetween>
        )}
      </div>
    </div>
  )
}
