import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { CheckList } from '../../kit/page/CheckList.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis } from './parse/analyse.ts'
import { shortened } from './shortened.ts'

const shown = {
  spam: { state: 'attention', words: 'saysSpam' },
  clean: { state: 'unasked', words: 'saysClean' },
  unclear: { state: 'unasked', words: 'saysUnclear' },
} as const

/** What the spam filters of others wrote into the headers; nothing if none did. */
export function SpamMarks({ spamMarks }: Pick<Analysis, 'spamMarks'>) {
  const text = useText('messageHeaders')
  if (spamMarks.length === 0) return null
  return (
    <Container
      header={
        <Header variant="h2" description={text('spamMarksDescription')}>
          {text('spamMarks')}
        </Header>
      }
    >
      <CheckList
        label={text('spamMarks')}
        checks={spamMarks.map(({ system, header, says }, at) => ({
          id: String(at),
          name: system,
          state: shown[says].state,
          stateWords: text(shown[says].words),
          explanation: text(`spamMark.${says}`, { system }),
          values: [{ label: shortened(header.name), value: shortened(header.value) }],
        }))}
      />
    </Container>
  )
}
