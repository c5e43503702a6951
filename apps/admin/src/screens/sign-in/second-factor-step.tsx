import { Button } from 'antd';
import type { ReactNode } from 'react';
import { signOut } from '../../api/auth';
import { SecondFactorSetup } from '../settings/account/second-factor-setup';
import { useAccountWords } from '../settings/account/words';
import { Door } from './door';

/** Before the app, for whoever lacks a second factor that the company asks for: they set it up here, and go on to where they were. */
export default function SecondFactorStep(): ReactNode {
  const say = useAccountWords();
  return (
    <Door title={say('forcedTitle')} text={say('forcedWhy')}>
      {/* What was refused before is asked anew. */}
      <SecondFactorSetup onDone={() => location.reload()} />
      <Button block type="text" onClick={() => void signOut()}>
        {say('signOut')}
      </Button>
    </Door>
  );
}
