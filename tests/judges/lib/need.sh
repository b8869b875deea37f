# Sourced by every judge: finds its folder and makes sure that what it runs on is installed.
# Exit status 3 means "not installed": a harness may then ignore the judge instead of failing it.

judges="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# A judge talks to 127.0.0.1 alone, so a proxy can only be in its way.
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY

not_installed() {
  echo "not installed: $1 (run tests/judges/setup)"
  exit 3
}

need_commands() {
  local command
  for command in "$@"; do
    command -v "$command" >/dev/null || not_installed "\`$command\`"
  done
}

need_node() {
  need_commands node "$@"
  cmp -s "$judges/package-lock.json" "$judges/node_modules/.installed-lock" ||
    not_installed "the npm packages of tests/judges/package-lock.json"
}

need_python() {
  cmp -s "$judges/requirements.txt" "$judges/.venv/.installed-requirements" ||
    not_installed "the Python packages of tests/judges/requirements.txt"
}
