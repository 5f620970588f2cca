import Alert from '@cloudscape-design/components/alert'
import type { ExitMailbox } from '@mailroom/schemas/exit'
import { useCan } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { entityPath } from '../../../kit/entity/entity-path.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useMailbox } from './use-mailbox.ts'

/** The steps that get the mailbox of a disabled user or resource out, as they stand. */
function Steps({ mailbox }: { mailbox: ExitMailbox }) {
  const text = useText('exitDashboard')
  const { dateTime } = useFormats()
  const can = useCan()
  const scope = useOrganizationScope()
  const { type, state, exportState, removedAt } = mailbox
  const isUser = type === 'USER'
  const isEnabled = state === 'ENABLED'
  const isExported = exportState === 'COMPLETED'
  const isUnderWay = ['PLANNED', 'WAITING', 'STARTING', 'RUNNING'].includes(exportState)
  const mayEnable = can(isUser ? 'users.enable' : 'resources.enable')
  const mayDisable = can(isUser ? 'users.disable' : 'resources.disable')
  const link = (step: 'enable' | 'disable') => ({
    to: entityPath(scope, mailbox, step),
    text: text(`rescue.${step}`),
  })
  const enabling: Check = {
    id: 'enable',
    name: text('rescue.enable'),
    state: isEnabled || isExported ? 'passed' : 'attention',
    stateWords: text(isEnabled || isExported ? 'rescue.done' : 'rescue.next'),
    explanation: text('rescue.enableMeaning', {
      date: removedAt === undefined ? '' : dateTime(removedAt),
      isKnown: removedAt === undefined ? 'no' : 'yes',
    }),
    next: isEnabled || isExported || !mayEnable ? undefined : link('enable'),
  }
  const exporting: Check = {
    id: 'export',
    name: text('rescue.export'),
    state: isExported ? 'passed' : isUnderWay ? 'checking' : isEnabled ? 'attention' : 'unasked',
    stateWords: isExported
      ? text('rescue.done')
      : isUnderWay
        ? text(`export.${exportState}`)
        : text(isEnabled ? 'rescue.next' : 'rescue.later'),
    explanation: text('rescue.exportMeaning'),
    next:
      isEnabled && !isExported
        ? {
            to: organizationPath(scope, `exit/exports/plan?ids=${mailbox.id}`),
            text: text('rescue.toExports'),
          }
        : undefined,
  }
  const isDone = isExported && !isEnabled
  const disabling: Check = {
    id: 'disable',
    name: text('rescue.disable'),
    state: isDone ? 'passed' : isExported ? 'attention' : 'unasked',
    stateWords: text(isDone ? 'rescue.done' : isExported ? 'rescue.next' : 'rescue.later'),
    explanation: text('rescue.disableMeaning'),
    next: isExported && isEnabled && mayDisable ? link('disable') : undefined,
  }
  return <CheckList label={text('rescue.steps')} checks={[enabling, exporting, disabling]} />
}

/**
 * Guides through enabling a disabled mailbox, exporting it, and disabling it again, with the state of
 * each step as it is read: a plan cannot wait for an export. Source: EXIT-05.
 */
export function RescuePage() {
  const text = useText('exitDashboard')
  const scope = useOrganizationScope()
  const { query, mailbox } = useMailbox()
  return (
    <Page
      title={text('rescue.title', { name: mailbox ? nameOf(mailbox) : '…' })}
      description={text('rescue.description')}
      actions={<AppLink to={organizationPath(scope, 'exit')}>{text('toDashboard')}</AppLink>}
    >
      <Loaded query={query}>
        {() =>
          mailbox ? (
            <Steps mailbox={mailbox} />
          ) : (
            <Alert type="info">{text('rescue.notFound')}</Alert>
          )
        }
      </Loaded>
    </Page>
  )
}
