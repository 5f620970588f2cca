import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { CheckList } from '../../kit/page/CheckList.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis } from './parse/analyse.ts'
import { shortened } from './shortened.ts'

const shownHeaders = 20

/** Which rules, forwardings, automatic answers and lists show in the headers. */
export function Signs({ signs }: Pick<Analysis, 'signs'>) {
  const text = useText('messageHeaders')
  return (
    <Container
      header={
        <Header variant="h2" description={text('signsDescription')}>
          {text('signs')}
        </Header>
      }
    >
      {signs.length === 0 ? (
        text('noSigns')
      ) : (
        <CheckList
          label={text('signs')}
          checks={signs.map(({ kind, headers }) => ({
            id: kind,
            name: text(`sign.${kind}`),
            state: kind === 'loop' ? 'attention' : 'unasked',
            stateWords: text('headerCount', { count: headers.length }),
            explanation: text(`sign.${kind}.explanation`),
            values: headers.slice(0, shownHeaders).map(({ name, value }) => ({
              label: shortened(name),
              value: shortened(value),
            })),
          }))}
        />
      )}
    </Container>
  )
}
