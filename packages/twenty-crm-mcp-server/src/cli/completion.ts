import { EXIT_CODES, type FlagTable } from "service-kit";
import { catalogue } from "../application/tools/catalogue.ts";
import { flags as serveFlags } from "../flags.ts";
import { product } from "../product.ts";
import { defineCommand } from "./command.ts";
import { commands } from "./commands.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";

/** `completion`: a script for the shell. */
export const completion = defineCommand({
  about: `Prints a completion script. For bash, for example: source <(${product.name} completion bash)`,
  words: ["<bash|zsh|fish>"],
  flags: {},
  async run({ words: [shell] }, { stdout, stderr }) {
    const script = Object.hasOwn(scripts, shell ?? "")
      ? scripts[shell as keyof typeof scripts]
      : undefined;
    if (script === undefined) {
      stderr.write("❌ Name a shell: bash, zsh or fish.\n");
      return EXIT_CODES.usage;
    }
    stdout.write(script());
    return 0;
  },
});

const commandNames = Object.keys(commands).join(" ");
const flagNames = Object.keys(serveFlags)
  .map((name) => `--${name}`)
  .join(" ");
const toolNames = (): string => catalogue.map(({ name }) => name).join(" ");
const loginFlags = namesOf(login.flags);
const logoutFlags = namesOf(logout.flags);
const functionName = `_${product.name.replaceAll("-", "_")}`;

function namesOf(flags: FlagTable): string {
  return [...Object.keys(flags), "profile", "help"].map((name) => `--${name}`).join(" ");
}

const scripts = {
  bash: () => `${functionName}() {
  local current="\${COMP_WORDS[COMP_CWORD]}"
  case "\${COMP_WORDS[1]}" in
    call) COMPREPLY=($(compgen -W "${toolNames()} --json --yes --profile --help" -- "$current")) ;;
    completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$current")) ;;
    login) COMPREPLY=($(compgen -W "${loginFlags}" -- "$current")) ;;
    logout) COMPREPLY=($(compgen -W "${logoutFlags}" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "${commandNames} ${flagNames}" -- "$current")) ;;
  esac
}
complete -F ${functionName} ${product.name}
`,
  zsh: () => `#compdef ${product.name}
${functionName}() {
  case "$words[2]" in
    call) compadd -- ${toolNames()} --json --yes --profile --help ;;
    completion) compadd -- bash zsh fish ;;
    login) compadd -- ${loginFlags} ;;
    logout) compadd -- ${logoutFlags} ;;
    *) compadd -- ${commandNames} ${flagNames} ;;
  esac
}
compdef ${functionName} ${product.name}
`,
  fish: () => `complete -c ${product.name} -f
${Object.entries(commands)
  .map(
    ([name, { summary }]) =>
      `complete -c ${product.name} -n __fish_use_subcommand -a ${name} -d '${summary}'`,
  )
  .join("\n")}
complete -c ${product.name} -n '__fish_seen_subcommand_from call' -a '${toolNames()}'
complete -c ${product.name} -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'
complete -c ${product.name} -n '__fish_seen_subcommand_from login' -a '${loginFlags}'
complete -c ${product.name} -n '__fish_seen_subcommand_from logout' -a '${logoutFlags}'
`,
} as const;
