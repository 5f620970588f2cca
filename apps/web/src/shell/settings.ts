import type { MenuItems } from '@mailroom/ui/Menu'
import { densities, prefer, themes, usePreferences } from '../kit/data/preferences.ts'
import { languages } from '../kit/words/language.ts'
import { speak, useText } from '../kit/words/texts.ts'

/** The names of the languages, each in itself, so that its readers can find it. */
const languageNames = { en: 'English', de: 'Deutsch', id: 'Bahasa Indonesia' }

/** Returns the settings of appearance and language; the selected ones have a tick. */
export function useSettingsItems(): MenuItems {
  const text = useText('app')
  const { language, theme, density } = usePreferences()
  return [
    {
      text: text('language'),
      items: languages.map((each) => ({
        id: `language ${each}`,
        text: languageNames[each],
        isChecked: each === language,
      })),
    },
    {
      text: text('appearance'),
      items: themes.map((each) => ({
        id: `theme ${each}`,
        text: text(`theme.${each}`),
        isChecked: each === theme,
      })),
    },
    {
      text: text('density'),
      items: densities.map((each) => ({
        id: `density ${each}`,
        text: text(`density.${each}`),
        isChecked: each === density,
      })),
    },
  ]
}

/** Applies an item of `useSettingsItems`. */
export function chooseSetting(id: string): void {
  const language = languages.find((each) => id === `language ${each}`)
  if (language) void speak(language)
  const theme = themes.find((each) => id === `theme ${each}`)
  if (theme) prefer({ theme })
  const density = densities.find((each) => id === `density ${each}`)
  if (density) prefer({ density })
}
