def prepare_start():
    pass


from kerneblik.terminal.app import LightApp
