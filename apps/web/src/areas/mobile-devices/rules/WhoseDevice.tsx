import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { DeviceId } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import type { Entity } from '@mailroom/schemas/entities'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { EntityPicker } from '../../../kit/entity/EntityPicker.tsx'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { useText } from '../../../kit/words/texts.ts'

export type Whose = { userId: string; deviceId: string }

/** Keeps whose device the test is about, at first the one in the address. */
export function useWhose() {
  const [search] = useSearchParams()
  const [userId, setUserId] = useState(search.get('userId') ?? '')
  const [deviceId, setDeviceId] = useState(search.get('deviceId') ?? '')
  const isDeviceId = deviceId.length <= DeviceId.max && DeviceId.pattern.test(deviceId)
  return {
    ...{ userId, deviceId, setUserId, setDeviceId },
    isWrong: deviceId !== '' && !isDeviceId,
    /** The override to look up; undefined as long as it is not known whose device it is. */
    asked: userId !== '' && isDeviceId ? { userId, deviceId } : undefined,
    choose: (whose: Whose | undefined) => {
      setUserId(whose?.userId ?? '')
      setDeviceId(whose?.deviceId ?? '')
    },
  }
}

/** The user and the id of the device whose override counts in the test. Source: MDOV-06. */
export function WhoseDevice({ whose }: { whose: ReturnType<typeof useWhose> }) {
  const text = useText('deviceRules')
  const appText = useText('app')
  const { userId, deviceId, isWrong, setUserId, setDeviceId } = whose
  const [chosen, setChosen] = useState<Entity>()
  const known = useEntities(userId === '' ? [] : [userId]).get(userId)
  return (
    <SpaceBetween size="xs">
      <EntityPicker
        label={text('user')}
        optional
        description={text('whoseExplanation')}
        offered={{ types: ['USER'], userRoles: ['USER'] }}
        chosen={chosen?.id === userId ? chosen : known}
        onChange={(entity) => {
          setChosen(entity)
          setUserId(entity.id)
        }}
      />
      {userId !== '' && (
        <Button variant="inline-link" formAction="none" onClick={() => setUserId('')}>
          {text('noUser')}
        </Button>
      )}
      <FormField
        label={
          <>
            {text('deviceId')} <i>– {appText('optional')}</i>
          </>
        }
        constraintText={text('deviceIdConstraint')}
        errorText={isWrong ? text('deviceIdWrong') : undefined}
      >
        <Input
          value={deviceId}
          autoComplete={false}
          spellcheck={false}
          onChange={({ detail }) => setDeviceId(detail.value.trim())}
        />
      </FormField>
    </SpaceBetween>
  )
}
