import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { CheckList } from '../../kit/page/CheckList.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis } from './parse/analyse.ts'
import { shortened } from './shortened.ts'

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
          checks={signs.map(({ kind, headers, count }) => ({
            id: kind,
            name: text(`sign.${kind}`),
            state: kind === 'loop' ? 'attention' : 'unasked',
            stateWords: text('headerCount', { count }),
            explanation: text(`sign.${kind}.explanation`),
            values: headers.map(({ name, value }) => ({
              label: shortened(name),
              value: shortened(value),
            })),
          }))}
        />
      )}
    </Container>
  )
}
