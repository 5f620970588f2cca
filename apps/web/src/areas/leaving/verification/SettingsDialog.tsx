import { useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { LevelField } from './LevelField.tsx'

type Settings = { level: 1 | 2 | 3; readsArchives: boolean }

function EditSettings({ settings: { level, readsArchives } }: { settings: Settings }) {
  const text = useText('verification')
  const shared = useText('directory')
  const close = useCloseDialog()
  const [original] = useState({ level, readsArchives })
  return (
    <EditForm
      id="exportEvidence.putSettings"
      fixed={useOrganizationScope()}
      original={original}
      replacesAll
      fieldWords={{
        label: (name) => text(name === 'level' ? 'neededLevel' : 'readsArchives'),
        value: (name, value) =>
          name === 'level' ? undefined : text(value === true ? 'on' : 'off'),
      }}
      submitLabel={shared('save')}
      saved={() => text('saved')}
      onClose={close}
    >
      <LevelField
        label={text('neededLevel')}
        description={text('neededLevelHint')}
        levels={[1, 2, 3]}
      />
      <CheckboxField
        name="readsArchives"
        label={text('readsArchives')}
        description={text('readsArchivesMeaning')}
      />
    </EditForm>
  )
}

/** Sets which level counts as verified, and whether Mailroom reads archives. Source: VER-01, VER-04. */
export function SettingsDialog() {
  const text = useText('verification')
  const query = useRead('exportEvidence.describeSettings', useOrganizationScope())
  return (
    <RouteDialog title={text('settingsTitle')}>
      <Loaded query={query}>{(settings) => <EditSettings settings={settings} />}</Loaded>
    </RouteDialog>
  )
}
