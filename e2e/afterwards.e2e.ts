import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { canaryPassword, dataDir, logFile } from './environment.ts'

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

test('T-29 the password of the journeys is in no log, no store and no file of the backend', () => {
  const files = [logFile, ...filesBelow(dataDir)]
  expect(files.length).toBeGreaterThan(2)
  const holding = files.filter((path) => readFileSync(path).includes(canaryPassword))
  expect(holding).toEqual([])
})

test('the log of the journeys contains no fault of the backend', () => {
  const faults = readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"level":50') || line.includes('"level":60'))
    .filter((line) => !line.includes('"statusCode":502'))
  expect(faults).toEqual([])
})
