import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Decided } from '@mailroom/schemas/access-paths'
import type { Input, Output } from '@mailroom/schemas/operations'
import { Status } from '@mailroom/ui/Status'
import { useCan } from '../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'
import { entryKey } from './entry-key.ts'
import { Unread } from './Unread.tsx'
import { useEnds } from './use-ends.ts'
import { useWayWords } from './use-way-words.ts'

type Checked = Output<'accessPaths.check'>

const signs = { yes: 'success', no: 'stopped', unknown: 'warning' } as const

/** Some ways, each with where it is taken away, and why it does not work. */
function WayList({ ways, areUsable }: { ways: Checked['paths']; areUsable: boolean }) {
  const text = useText('accessExplorer')
  const { way, rights } = useWayWords()
  const ends = useEnds()
  return (
    <ul>
      {ways.map((entry) => (
        <li key={entryKey(entry)}>
          {way(entry)} ({rights(entry)}){' '}
          {!areUsable && `${text(`why.${entry.asleep ?? 'rights'}`)} `}
          {ends(entry).map(({ to, way: end }) => (
            <span key={end}>
              <AppLink to={to}>{text(`end.${end}`)}</AppLink>{' '}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** What becomes of the ways that work. */
function outcomeOf({ needsEws, rules, device }: Checked) {
  if (rules.effect === 'DENY') return 'denied.rules'
  if (device?.effect === 'DENY') return 'denied.device'
  const isAllowed = !needsEws && rules.effect && (!device || device.effect)
  return isAllowed ? 'usableWays' : 'waysThere'
}

/** The ways that lead there, and apart from them those that do not at present. */
function Ways({ checked }: { checked: Checked }) {
  const text = useText('accessExplorer')
  const { paths, usable, unread } = checked
  const isAnyUnread = unread.some(({ source }) => source !== 'exportRole')
  if (paths.length === 0) return <div>{text(isAnyUnread ? 'unknownWay' : 'noWay')}</div>
  return (
    <section aria-label={text('ways')}>
      {usable > 0 && (
        <>
          {text(outcomeOf(checked), { count: usable })}
          <WayList ways={paths.slice(0, usable)} areUsable />
        </>
      )}
      {usable < paths.length && (
        <>
          {text(usable > 0 ? 'otherWays' : 'noUsableWay')}
          <WayList ways={paths.slice(usable)} areUsable={false} />
        </>
      )}
    </section>
  )
}

type RulesProps = { title: string; decided: Decided; to: string; pathOf: (id: string) => string }

/** What rules decided, each rule as a link to where it is. */
function Rules({ title, decided, to, pathOf }: RulesProps) {
  const text = useText('accessExplorer')
  const errorWords = useErrorWords()
  const { effect, deciding, override, computed, refused } = decided
  const words = () => {
    if (effect === undefined) return text('undecided')
    if (override) return text(`override.${override}`)
    if (deciding.length === 0) return text('noRule')
    return text(effect === 'ALLOW' ? 'allowedBy' : 'deniedBy')
  }
  return (
    <section aria-label={title}>
      <AppLink to={to}>{title}</AppLink>: {words()}
      {deciding.length > 0 && (
        <ul>
          {deciding.map(({ id, name }) => (
            <li key={id}>
              <AppLink to={pathOf(id)}>{name}</AppLink>
            </li>
          ))}
        </ul>
      )}
      {computed && <div>{text('computedELSE')}</div>}
      {refused && (
        <div>
          {text('refusedRead', {
            reason: errorWords({ code: refused.code, message: '', requestId: '' }),
          })}{' '}
          {refused.missingAction !== undefined &&
            text('missing', { action: refused.missingAction })}
        </div>
      )}
    </section>
  )
}

type Props = { checked: Checked; input: Input<'accessPaths.check'> }

/** The answer, and everything that decided it. */
export function Verdict({ checked, input }: Props) {
  const text = useText('accessExplorer')
  const can = useCan()
  const scope = useOrganizationScope()
  const { verdict, needsEws, rules, device, unread } = checked
  const at = (path: string) => organizationPath(scope, path)
  /** Only those who may edit a rule have a dialog for it. */
  const editOr = (isAllowed: boolean, list: string) => (id: string) =>
    at(isAllowed ? `${list}/${encodeURIComponent(id)}/edit` : list)
  return (
    <SpaceBetween size="s">
      <Status type={signs[verdict]}>{text(`verdict.${verdict}`)}</Status>
      {needsEws && <div>{text('rolesNeedEws')}</div>}
      <Ways checked={checked} />
      <Rules
        title={text('accessRules')}
        decided={rules}
        to={at('access-rules')}
        pathOf={editOr(can('accessControlRules.put'), 'access-rules')}
      />
      {device && (
        <Rules
          title={text('deviceRules')}
          decided={device}
          to={at(
            device.override ? `users/${input.holderId}/mobile-devices` : 'mobile-devices/rules',
          )}
          pathOf={editOr(can('mobileDeviceAccessRules.update'), 'mobile-devices/rules')}
        />
      )}
      <Unread unread={unread.filter(({ source }) => source !== 'exportRole')} />
    </SpaceBetween>
  )
}
