import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  isDenyAllDefault,
  outsideAccess,
  outsideAddress,
} from '@mailroom/schemas/access/mdm-checks'
import type { AccessControlRule } from '@mailroom/schemas/access-control-rules'
import { IpAddress } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { useState } from 'react'
import { useCan } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useReadCheck } from './use-read-check.ts'

/** Whether everything is so that the management decides by overrides. Source: MDM-02 to MDM-05. */
export function DirectChecks() {
  const text = useText('mdm')
  const protocols = useText('accessRules')
  const { list } = useFormats()
  const readCheck = useReadCheck()
  const can = useCan()
  const scope = useOrganizationScope()
  const [address, setAddress] = useState<string>(outsideAddress)
  const accessRules = useRead('accessControlRules.list', scope)
  const deviceRules = useRead('mobileDeviceAccessRules.list', scope)
  const overrides = useWholeList('mobileDeviceAccessOverrides.list', scope)
  const isAddress = IpAddress.pattern.test(address)
  const toAccessRules = {
    to: organizationPath(scope, 'access-rules'),
    text: text('openAccessRules'),
  }

  const activeSyncOnly = (items: readonly AccessControlRule[]): Omit<Check, 'id' | 'name'> => {
    if (!isAddress)
      return { state: 'unasked', stateWords: text('notYet'), explanation: text('enterAddress') }
    const { isActiveSyncOpen, others } = outsideAccess(items, address)
    if (!isActiveSyncOpen)
      return {
        ...{ state: 'failed', next: toAccessRules },
        explanation: text('activeSyncClosed', { address }),
      }
    if (others.length > 0)
      return {
        ...{ state: 'attention', next: toAccessRules },
        explanation: text('othersOpen', {
          address,
          protocols: list(others.map((each) => protocols(`protocol.${each}`))),
        }),
      }
    return { state: 'passed', explanation: text('onlyActiveSync', { address }) }
  }

  const checks: Check[] = [
    {
      ...{ id: 'activeSyncOnly', name: text('check.activeSyncOnly') },
      ...readCheck(accessRules, ({ items }) => activeSyncOnly(items)),
    },
    {
      ...{ id: 'denyAll', name: text('check.denyAll') },
      ...readCheck(deviceRules, ({ items }) =>
        isDenyAllDefault(items)
          ? { state: 'passed' as const, explanation: text('denyAllThere') }
          : {
              state: 'failed' as const,
              explanation: text('denyAllMissing'),
              next: can('mobileDeviceAccessRules.create')
                ? {
                    to: organizationPath(scope, 'mobile-devices/rules/add?recipe=defaultDenyAll'),
                    text: text('createDenyAll'),
                  }
                : {
                    to: organizationPath(scope, 'mobile-devices/rules'),
                    text: text('openDeviceRules'),
                  },
            },
      ),
    },
    {
      ...{ id: 'overrides', name: text('check.overrides') },
      ...readCheck(overrides, (items) => {
        const allowed = items.filter(({ effect }) => effect === 'ALLOW').length
        const state = allowed > 0 ? ('passed' as const) : ('attention' as const)
        const next = {
          to: organizationPath(scope, 'mobile-devices/overrides'),
          text: text('openOverrides'),
        }
        return { state, next, explanation: text('overridesThere', { allowed, all: items.length }) }
      }),
    },
    ...(['events', 'component'] as const).map((id) => ({
      ...{ id, name: text(`check.${id}`), state: 'unasked' as const },
      ...{ stateWords: text('notCheckable'), explanation: text(`explanation.${id}`) },
    })),
  ]
  return (
    <Container header={<Header variant="h2">{text('directChecks')}</Header>}>
      <SpaceBetween size="m">
        <FormField
          label={text('outsideAddress')}
          description={text('outsideAddressExplanation')}
          errorText={isAddress ? undefined : text('addressWrong')}
        >
          <Input
            value={address}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setAddress(detail.value.trim())}
          />
        </FormField>
        <CheckList label={text('directChecks')} checks={checks} />
      </SpaceBetween>
    </Container>
  )
}
