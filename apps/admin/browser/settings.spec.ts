import { keepsPromisesOfEveryScreen, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/settings', (page) => page.getByRole('form'));
