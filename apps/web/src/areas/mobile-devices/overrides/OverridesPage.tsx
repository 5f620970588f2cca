import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EffectiveAccess } from './EffectiveAccess.tsx'
import { OverrideFilters } from './OverrideFilters.tsx'
import { useOverrideList } from './use-override-list.tsx'
import { keyOf } from './use-overrides.ts'

function Overrides() {
  const text = useText('organizationOverrides')
  const shared = useText('deviceOverrides')
  const directory = useText('directory')
  const { source, userIds, owners } = useOverrideList()
  return (
    <ListTable
      source={source}
      title={text('list')}
      description={text('listDescription')}
      filter={<OverrideFilters userIds={userIds} owners={owners} />}
      fileLabel={text('export')}
      oneChosen={{
        label: ({ userId, deviceId }) =>
          text('select', { device: deviceId, user: owners.get(userId)?.name ?? userId }),
        noneReason: text('chooseFirst'),
        actions: [
          {
            operation: 'mobileDeviceAccessOverrides.delete',
            text: shared('delete'),
            to: (override) => `${keyOf(override)}/delete`,
          },
          {
            operation: 'mobileDeviceAccessOverrides.put',
            text: directory('edit'),
            to: (override) => `${keyOf(override)}/edit`,
            whyNot: ({ userId }) =>
              owners.get(userId)?.state === 'DISABLED' ? text('notEnabled') : undefined,
          },
        ],
      }}
      actions={
        <Can id="jobs.plan">
          <AppButton to="import">{text('import')}</AppButton>
        </Can>
      }
      add={{
        operation: 'mobileDeviceAccessOverrides.put',
        to: 'add',
        text: shared('add'),
        disabledReason: undefined,
      }}
      noMatch={text('noMatch')}
      empty={text('none')}
      rowKey={keyOf}
    />
  )
}

/** The overrides of all users' devices. Source: MDOV-01, MDOV-02, MDOV-07. */
export function OverridesPage() {
  const text = useText('organizationOverrides')
  return (
    <>
      <Page title={text('title')} description={text('description')}>
        <Overrides />
        <EffectiveAccess />
      </Page>
      <Outlet />
    </>
  )
}
