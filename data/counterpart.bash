# counterpart.bash: completion of the command line
#
# SPDX-License-Identifier: GPL-3.0-or-later

_counterpart() {
  local commands='check terms diff schedule matrix conflicts sources search export describe report feed archive lists candidates refresh update'
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local options

  case $previous in
    --format)
      if [[ ${COMP_WORDS[1]} == report ]]; then
        COMPREPLY=($(compgen -W 'folder html' -- "$word"))
      else
        COMPREPLY=($(compgen -W 'text json csv markdown' -- "$word"))
      fi
      return
      ;;
    --by) COMPREPLY=($(compgen -W 'month quarter year' -- "$word")); return ;;
    --sort) COMPREPLY=($(compgen -W 'disputed file sources title' -- "$word")); return ;;
    --style)
      COMPREPLY=($(compgen -W 'light dark print high-contrast high-contrast-dark' \
        -- "$word"))
      return
      ;;
    --preset)
      COMPREPLY=($(compgen -W 'report-column report-page slide web link-preview square' \
        -- "$word"))
      return
      ;;
    export | describe)
      COMPREPLY=($(compgen -W 'payments availability timeline evidence terms' -- "$word"))
      return
      ;;
  esac
  if [[ $word == -* ]] && ((COMP_CWORD > 1)); then
    # The command itself knows its options best.
    options=$(counterpart "${COMP_WORDS[1]}" --help 2>/dev/null |
      grep -oE -- '--[a-z][a-z-]+' | sort -u)
    COMPREPLY=($(compgen -W "$options" -- "$word"))
    return
  fi
  COMPREPLY=($(compgen -f -- "$word"))
  if ((COMP_CWORD == 1)); then
    COMPREPLY+=($(compgen -W "$commands" -- "$word"))
  fi
}
complete -o filenames -F _counterpart counterpart
