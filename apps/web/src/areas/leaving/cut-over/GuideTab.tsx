import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { LintTarget } from '@mailroom/schemas/lint-findings'
import { useText } from '../../../kit/words/texts.ts'
import { useCutOver } from './use-cut-over.ts'

/** What to know while both systems hold mail, whatever the target is. Source: CUT-09. */
const parts = ['inside', 'late', 'forward', 'calendar'] as const

const ofTarget: Record<LintTarget, 'M365' | 'Entra' | 'Google' | 'Zoho' | 'server' | 'all'> = {
  ...{ M365: 'M365', Entra: 'Entra', Google: 'Google', Zoho: 'Zoho', Stalwart: 'server' },
  ...{ mailcow: 'server', Modoboa: 'server', Mailu: 'server', Zimbra: 'server' },
  ...{ Carbonio: 'server', Postfix: 'server', Fastmail: 'all', Proton: 'all' },
}

/** How people live with both systems until the second export is imported. Source: CUT-09. */
export function GuideTab() {
  const text = useText('cutOver')
  const { target } = useCutOver()
  return (
    <Container
      header={
        <Header variant="h2" description={text('guideMeaning')}>
          {text('guideTitle')}
        </Header>
      }
    >
      <ul>
        {parts.map((part) => (
          <li key={part}>{text(`guide.${part}`)}</li>
        ))}
        <li>
          {text(`guide.${ofTarget[target]}`, { target: text(`target.${target}`) })}{' '}
          {text('guide.recheck')}
        </li>
      </ul>
    </Container>
  )
}
