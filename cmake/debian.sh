# Sourced by examples/first-invoice.sh and tests/run.sh: installs what a Debian 12 machine lacks.
# Works as root and as a user with sudo; with everything there it asks for nothing.

build_packages="g++ cmake ninja-build pkg-config
libboost1.81-dev libboost-json1.81-dev libsqlitecpp-dev libsqlite3-dev libhowardhinnant-date-dev
libfmt-dev libcli11-dev libutfcpp-dev libmd-dev libpango1.0-dev libcairo2-dev
tzdata fontconfig fonts-noto-core fonts-noto-cjk"
test_packages="doctest-dev librapidcheck-dev python3 poppler-utils qpdf sqlite3 timewarrior hledger
mandoc bash-completion fish zsh dpkg-dev"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "this needs root or sudo: $*" >&2
        return 1
    fi
}

# install_missing PACKAGE…
install_missing() {
    missing=""
    for package in "$@"; do
        case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" in
            "install ok installed") ;;
            *) missing="$missing $package" ;;
        esac
    done
    if [ -z "$missing" ]; then
        echo "== packages: all there"
        return 0
    fi
    echo "== packages: installing$missing"
    as_root apt-get -q update
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $missing
}
