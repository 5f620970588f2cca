import type { Impact } from '@mailroom/schemas/access/impact'
import { ImpactPreview } from '../../kit/rules/ImpactPreview.tsx'
import { LockOutGuard } from '../../kit/rules/LockOutGuard.tsx'
import { RuleHints } from '../../kit/rules/RuleHints.tsx'
import { useLockOutGuard } from '../../kit/rules/use-lock-out-guard.ts'
import { press, type Say, type Section } from '../example.ts'

const protocols = ['EWS', 'IMAP', 'SMTP', 'Autodiscover', 'ActiveSync'] as const

/** An impact of which every cell flips. */
function impactWith(count: number): Impact {
  const places = Array.from({ length: count }, (_, place) => place)
  const isOpened = (place: number) => place % 5 === 1
  const opens = places.filter(isOpened).length
  return {
    ...{ looked: 4 * count, opens, closes: count - opens },
    cells: Uint32Array.from(places),
    before: Uint32Array.from(places, (place) => Number(isOpened(place))),
    after: Uint32Array.from(places, (place) => Number(!isOpened(place))),
    verdicts: [
      { effect: 'ALLOW', deciding: ['default'] },
      { effect: 'DENY', deciding: ['aufbewahrungsrichtlinienverantwortlichengruppe', 'imap'] },
    ],
  }
}

/** The words of the cells do not change with each rendering. */
const describe = (place: number) =>
  `${protocols[place % protocols.length]} · 203.0.113.${place} · Ana Silva`

const impactPreview: Section = {
  block: 'ImpactPreview',
  examples: [
    {
      state: 'with flips',
      says: ['4 will be denied and 1 will be allowed', 'EWS · 203.0.113.0', 'Allowed by default'],
      show: (say) => (
        <ImpactPreview impact={impactWith(5)} describe={describe}>
          {say('All protocols, 4 addresses.', 'Sämtliche Zugriffsprotokolle, 4 Adressen.')}
        </ImpactPreview>
      ),
    },
    {
      state: 'with many flips, more of them shown',
      says: ['Search the changes', 'Show more (20 left)', '203.0.113.39'],
      act: (example) => press(example, 'section button'),
      show: () => <ImpactPreview impact={impactWith(60)} describe={describe} />,
    },
    {
      state: 'without a flip',
      says: ['Nothing changes for those looked at: 0 combinations.'],
      show: () => <ImpactPreview impact={impactWith(0)} describe={describe} />,
    },
    {
      state: 'computing',
      says: ['Computing what this changes'],
      show: () => <ImpactPreview impact={undefined} describe={describe} />,
    },
  ],
}

function Guard({ say, isMissing = false }: { say: Say; isMissing?: boolean }) {
  const { guard } = useLockOutGuard()
  return (
    <LockOutGuard
      guard={isMissing ? { ...guard, isMissing } : guard}
      header={say('This rule locks people out', 'Diese Regel sperrt Postfachinhaber aus')}
    >
      {say(
        'After this, nobody can use Outlook for Windows from outside.',
        'Danach kann niemand mehr Outlook für Windows von außerhalb verwenden.',
      )}
    </LockOutGuard>
  )
}

const lockOutGuard: Section = {
  block: 'LockOutGuard',
  examples: [
    {
      state: 'asked',
      says: ['nobody can use Outlook', 'type the alias of the organization: ocean-research'],
      show: (say) => <Guard say={say} />,
    },
    {
      state: 'not typed',
      says: ['Type the alias of the organization first.'],
      show: (say) => <Guard say={say} isMissing />,
    },
  ],
}

const ruleHints: Section = {
  block: 'RuleHints',
  examples: [
    {
      state: 'with and without links',
      says: ['2 rules never decide anything', 'imap', 'Show the rule nobody', 'office'],
      show: (say) => (
        <RuleHints
          hints={[
            {
              ...{ key: 'imap', rule: 'imap', to: 'imap/edit' },
              reason: say('Nobody denies it all.', 'Die Regel nobody verweigert das alles.'),
              other: { name: 'nobody', to: 'nobody/edit' },
            },
            {
              ...{ key: 'office', rule: 'office' },
              reason: say('Its conditions exclude each other.', 'Bedingungsausschluss liegt vor.'),
            },
          ]}
        />
      ),
    },
  ],
}

export const ruleSections: readonly Section[] = [impactPreview, lockOutGuard, ruleHints]
