import { join } from 'node:path';

export interface Ports {
  plain: number;
  tls: number;
}

/** Whom Dovecot's processes run as: a root-started one must not serve mail as root. */
export interface RunAs {
  user: string;
  group: string;
  uid: number;
  gid: number;
}

/** For Dovecot 2.3. Everything lies in one folder, so that several can run at once and nothing of the machine is used. */
export function dovecotConfiguration(folder: string, ports: Ports, runAs: RunAs): string {
  return `
base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
log_path = ${join(folder, 'log')}
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${join(folder, 'cert.pem')}
ssl_key = <${join(folder, 'key.pem')}
disable_plaintext_auth = no
auth_mechanisms = plain
auth_failure_delay = 0
default_internal_user = ${runAs.user}
default_internal_group = ${runAs.group}
default_login_user = ${runAs.user}
mail_location = maildir:~/Maildir
first_valid_uid = 0
passdb {
  driver = passwd-file
  args = ${join(folder, 'passwd')}
}
userdb {
  driver = static
  args = uid=${runAs.uid} gid=${runAs.gid} home=${join(folder, 'mail')}/%u
}
# Without this a wrong password delays the next sign-in by seconds.
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.plain}
  }
  inet_listener imaps {
    port = ${ports.tls}
  }
}
`;
}
