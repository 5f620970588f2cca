import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { maxExportSlots } from '@mailroom/schemas/export-runs'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { EntityField } from '../../../kit/entity/EntityField.tsx'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { NumberField } from '../../../kit/form/NumberField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { BulkTargets } from '../../../kit/table/bulk-targets.ts'
import { useText } from '../../../kit/words/texts.ts'
import { ActiveRun } from './ActiveRun.tsx'
import { OrderField } from './OrderField.tsx'
import { Prerequisites } from './Prerequisites.tsx'
import { WhoField } from './WhoField.tsx'

/** Returns the mailboxes that a list or a link hands over; undefined without one. */
function useGivenIds(): readonly string[] | undefined {
  const { state } = useLocation()
  const [params] = useSearchParams()
  const handedOver = BulkTargets.safeParse(state).data?.targets
  if (handedOver && 'entityIds' in handedOver) return handedOver.entityIds
  const ids = params.get('ids')
  return ids === null || ids === '' ? undefined : ids.split(',')
}

/**
 * Plans exports: whose, in which order, how many at once. It sends nothing; the plan then shows what
 * is left out and why. Source: XQ-01, XQ-02, XQ-03, XQ-11.
 */
export function PlanExportsPage() {
  const text = useText('exportQueue')
  const client = useQueryClient()
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const given = useGivenIds()
  const [defaults] = useState(() => ({
    ...(given
      ? { entityIds: [...given] }
      : { everybody: { kinds: ['USER' as const, 'RESOURCE' as const] } }),
    order: 'size' as const,
    slots: maxExportSlots,
  }))
  return (
    <Page title={text('plan')} description={text('planDescription')}>
      <ActiveRun entityIds={given ?? []} />
      <Prerequisites />
      <OperationForm
        id="exportRuns.plan"
        fixed={scope}
        defaults={defaults}
        submitLabel={text('makePlan')}
        onFailure={({ code }) => {
          // Somebody may have started it while this form was open.
          if (code === 'RunActive') void client.invalidateQueries({ queryKey: ['exportRuns.list'] })
        }}
        onCancel={() => void navigate(organizationPath(scope, 'exit/exports'))}
        onDone={({ runId }) =>
          void navigate(organizationPath(scope, `exit/exports/runs/${runId}`), { replace: true })
        }
      >
        <Container header={<Header variant="h2">{text('who')}</Header>}>
          <WhoField given={given} />
        </Container>
        <OrderField />
        <EntityField
          name="pilotGroupId"
          label={text('pilotGroup')}
          description={text('pilotGroupMeaning')}
          offered={{ types: ['GROUP'] }}
        />
        <NumberField
          name="slots"
          label={text('slots')}
          description={text('slotsMeaning')}
          constraint={text('slotsLimits', { max: maxExportSlots })}
        />
        <CheckboxField
          name="tryDisabled"
          label={text('tryDisabled')}
          description={text('tryDisabledMeaning')}
        />
      </OperationForm>
    </Page>
  )
}
