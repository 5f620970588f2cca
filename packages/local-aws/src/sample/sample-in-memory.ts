import Sqlite from 'better-sqlite3'
import { type Database, openDatabase } from '../state/database.ts'
import { openState } from '../state/state.ts'
import { seedSample } from './sample.ts'

/** The bytes of databases with the sample, by the sample's time in epoch milliseconds. */
const images = new Map<number, Buffer>()

/**
 * Returns a new database in memory with the sample. Its bytes are kept and copied for the next one
 * of the same time, because tests start hundreds.
 */
export function sampleInMemory(at: Date): Database {
  const image = images.get(at.getTime())
  if (image) return new Sqlite(image)
  const database = openDatabase()
  database.transaction(() => seedSample(openState(database), at))()
  images.set(at.getTime(), database.serialize())
  return database
}
