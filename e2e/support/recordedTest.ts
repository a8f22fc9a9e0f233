import { startReplayServer, type ReplayServer } from '../../test/support/replayServer';
import { test as base } from './test';

interface WorkerFixtures {
  /** Folder of the recorded answers. */
  recorded: string;
  replay: ReplayServer;
}

/** The app over a server that gives the answers recorded in a folder of test/golden: another one by `use({ recorded: … })`. */
export const recordedTest = (folder: string) =>
  base.extend<object, WorkerFixtures>({
    recorded: [folder, { scope: 'worker', option: true }],
    replay: [
      async ({ recorded }, use) => {
        const replay = await startReplayServer(recorded);
        await use(replay);
        await replay.close();
      },
      { scope: 'worker' },
    ],
    serverOptions: async ({ replay }, use) => {
      await use(['--jaeger', replay.base]);
    },
  });
