# bash completion for sugo: what may come next is said by sugo itself.

_sugo() {
    local cur words cword
    _get_comp_words_by_ref -n "@:=" cur words cword || return
    local line files="" prefix=""
    # Readline replaces only what stands behind the last of these signs.
    case $cur in *[:=]*) prefix=${cur%"${cur##*[:=]}"} ;; esac
    COMPREPLY=()
    while IFS= read -r line; do
        line=${line%%$'\t'*}
        if [[ $line == :files ]]; then
            files=1
        elif [[ $line == "$cur"* ]]; then
            COMPREPLY+=("${line#"$prefix"}")
        fi
    done < <("${words[0]}" complete -- "${words[@]:1:cword}" 2>/dev/null)
    if [[ $files ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "${cur#*=}")
    fi
    # "acme/" goes on with a project.
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -F _sugo sugo
